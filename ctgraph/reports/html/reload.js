// Under `ctgraph serve`: asks every second for the version of the page, and reloads when it is not the one shown. A page that
// does not know its version takes the first that it is told.
(() => {
  "use strict";
  const path = document.body.dataset.reload;
  let before = document.body.dataset.version || undefined;
  async function check() {
    try {
      const answer = await fetch(path, { cache: "no-store" });
      const now = answer.ok ? await answer.text() : before;
      if (before !== undefined && now !== before) {
        location.reload();
      }
      before = now;
    } catch {
      // the server is not there; it may come back
    }
    setTimeout(check, 1000);
  }
  check();
})();
