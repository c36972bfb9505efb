import Reveal from "reveal.js";
import "reveal.js/reveal.css";

new Reveal({ controls: false, transition: "none", hash: false }).initialize();
