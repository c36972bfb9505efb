import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./App.jsx";

const root = document.getElementById("root");
const page = (
  <StrictMode>
    <App />
  </StrictMode>
);
// What a server has rendered is taken over; where there is nothing, it is made.
if (root.firstElementChild) hydrateRoot(root, page);
else createRoot(root).render(page);
