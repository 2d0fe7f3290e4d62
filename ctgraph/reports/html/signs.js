// A body is drawn with room for the signs of all that may be found of it; those that are not to be seen leave no gaps.
((ctgraph) => {
  "use strict";

  // Close up the rows of a body that are seen, about the middle of the room that all of them have.
  function close(shape, view) {
    if (!shape.querySelector("text.when")) {
      return;
    }
    const rows = [...shape.querySelectorAll("text")];
    const drawn = rows.map((row) => Number((row.dataset.y ??= row.getAttribute("y"))));
    let gone = 0;
    const places = rows.map(({ classList }, number) => {
      const place = drawn[number] - gone;
      gone += classList.contains("when") && !classList.contains(`l${view}`) ? drawn[number] - (drawn[number - 1] ?? drawn[number]) : 0;
      return place;
    });
    rows.forEach((row, number) => row.setAttribute("y", (places[number] + gone / 2).toFixed(2)));
  }

  ctgraph.signs = { close };
})((window.ctgraph ??= {}));
