// One site with a page for each framework. Each needs no more than its own plugin, and Vue the one line below.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";

const pages = ["react", "preact", "vue", "svelte", "reveal", "turbo", "htmx"].map((page) => `${page}/index.html`);

export default {
  base: "./",
  plugins: [
    // Else Vue warns that it knows no such component.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "forward-pass" } } }),
    svelte(),
  ],
  build: { rollupOptions: { input: [...pages, "turbo/other.html"] }, chunkSizeWarningLimit: 2000 },
};
