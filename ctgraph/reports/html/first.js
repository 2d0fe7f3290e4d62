// Before anything is shown: says that the page is live, and whether it is to be dark.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  root.classList.add("live");
  root.classList.toggle("dark", dark.matches);
  dark.addEventListener("change", (now) => root.classList.toggle("dark", now.matches));
})();
