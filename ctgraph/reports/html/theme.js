// The buttons at the top of every page: light or dark, and print.
((ctgraph) => {
  "use strict";
  const theme = document.querySelector(".theme");
  const isDark = () => document.documentElement.classList.contains("dark");
  theme.setAttribute("aria-pressed", String(isDark()));
  ctgraph.setDark = (dark) => {
    document.documentElement.classList.toggle("dark", dark);
    theme.setAttribute("aria-pressed", String(dark));
  };
  theme.addEventListener("click", () => ctgraph.setDark(!isDark()));
  document.querySelector(".print").addEventListener("click", () => print());
})((window.ctgraph ??= {}));
