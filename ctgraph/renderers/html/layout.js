// Places for bodies as boxes: who answers stands below whom it answers to; what has nothing below it hangs in columns.
((ctgraph) => {
  "use strict";
  const ACROSS = 26; // between neighbours
  const DOWN = 44; // between a body and what answers to it
  const HANG = 12; // between bodies that hang in a column
  const INDENT = 22; // for the line that they hang on
  const WIDER_THAN_HIGH = 1.5;

  // sizes: a Map from a body to {width, height}; parents: a Map from a body to the one that it hangs from.
  // Returns {width, height, places}: a Map from a body to {x, y} (its upper left corner) and whether it `hangs`.
  function layout(sizes, parents) {
    const below = new Map([...sizes.keys()].map((body) => [body, []]));
    const tops = [];
    for (const body of sizes.keys()) {
      (parents.has(body) ? below.get(parents.get(body)) : tops).push(body);
    }
    const trees = tops.map((top) => tree(top, sizes, below));
    return rows(trees);
  }

  function tree(top, sizes, below) {
    const own = sizes.get(top);
    const inner = below.get(top).filter((body) => below.get(body).length);
    const leaves = below.get(top).filter((body) => !below.get(body).length);
    const blocks = [...inner.map((body) => tree(body, sizes, below)), ...columns(leaves, sizes)];
    const wide = blocks.reduce((sum, block) => sum + block.width, 0) + ACROSS * Math.max(0, blocks.length - 1);
    const width = Math.max(own.width, wide);
    const height = own.height + (blocks.length ? DOWN + Math.max(...blocks.map((block) => block.height)) : 0);
    const places = new Map([[top, { x: (width - own.width) / 2, y: 0, hangs: false }]]);
    let x = (width - wide) / 2;
    for (const block of blocks) {
      moved(block, x, own.height + DOWN, places);
      x += block.width + ACROSS;
    }
    return { width, height, places };
  }

  function columns(leaves, sizes) {
    const long = Math.max(4, Math.ceil(Math.sqrt(leaves.length * WIDER_THAN_HIGH)));
    const found = [];
    for (let start = 0; start < leaves.length; start += long) {
      const places = new Map();
      let width = 0;
      let y = 0;
      for (const body of leaves.slice(start, start + long)) {
        places.set(body, { x: INDENT, y, hangs: true });
        width = Math.max(width, INDENT + sizes.get(body).width);
        y += sizes.get(body).height + HANG;
      }
      found.push({ width, height: y - HANG, places });
    }
    return found;
  }

  function rows(blocks) {
    const area = blocks.reduce((sum, block) => sum + (block.width + ACROSS) * (block.height + DOWN), 0);
    const widest = Math.max(Math.sqrt(area * WIDER_THAN_HIGH), ...blocks.map((block) => block.width));
    const places = new Map();
    let [x, y, high, width] = [0, 0, 0, 0];
    for (const block of [...blocks].sort((one, other) => other.height - one.height)) {
      if (x && x + block.width > widest) {
        [x, y, high] = [0, y + high + DOWN, 0];
      }
      moved(block, x, y, places);
      x += block.width + ACROSS;
      high = Math.max(high, block.height);
      width = Math.max(width, x - ACROSS);
    }
    return { width, height: y + high, places };
  }

  function moved(block, x, y, into) {
    for (const [body, place] of block.places) {
      into.set(body, { ...place, x: place.x + x, y: place.y + y });
    }
  }

  ctgraph.layout = layout;
})((window.ctgraph ??= {}));
