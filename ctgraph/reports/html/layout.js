// Places for bodies as boxes: who answers stands below whom it answers to; what has nothing below it hangs in columns.
((ctgraph) => {
  "use strict";
  const ACROSS = 26; // between neighbours
  const DOWN = 44; // between a body and what answers to it
  const HANG = 12; // between bodies that hang in a column
  const INDENT = 22; // for the line that they hang on
  const WIDER_THAN_HIGH = 3; // of the room for all boxes; lines and levels make it higher
  const COLUMN = 1.5; // of boxes that hang, in the same way

  const RAIL = 20; // above a row of bodies, for the line that they share

  // sizes: a Map from a body to {width, height}; parents: a Map from a body to the one that it hangs from.
  // Returns {width, height, places}: a Map from a body to {x, y}, its upper left corner, whether it `hangs` in a column, the
  // height `over` it where its line goes aside, and the `trunk`, the place of the upright line in case that is not its parent's.
  function layOut(sizes, parents) {
    const below = new Map([...sizes.keys()].map((body) => [body, []]));
    const tops = [];
    for (const body of sizes.keys()) {
      (parents.has(body) ? below.get(parents.get(body)) : tops).push(body);
    }
    const area = [...sizes.values()].reduce((sum, { width, height }) => sum + (width + ACROSS) * (height + DOWN), 0);
    const widest = Math.sqrt(area * WIDER_THAN_HIGH);
    const trees = tops.map((top) => layOutTree(top, sizes, below, widest));
    return pack(trees.sort((one, other) => other.height - one.height), Math.max(widest, ...trees.map((each) => each.width)));
  }

  function layOutTree(top, sizes, below, widest) {
    const own = sizes.get(top);
    const inner = below.get(top).filter((body) => below.get(body).length);
    const leaves = below.get(top).filter((body) => !below.get(body).length);
    const blocks = [...inner.map((body) => layOutTree(body, sizes, below, widest)), ...layOutColumns(leaves, sizes)];
    const under = pack(blocks, widest);
    const room = under.rows > 1 ? INDENT : 0; // for the trunk
    const width = Math.max(own.width, under.width + room);
    const places = new Map([[top, { x: (width - own.width) / 2, y: 0, hangs: false, over: -RAIL, trunk: null }]]);
    const left = (width - under.width - room) / 2;
    move(under, left + room, own.height + DOWN, places);
    for (const block of blocks) {
      for (const body of block.tops) {
        const place = places.get(body);
        place.over = own.height + DOWN + under.tops.get(body) - RAIL;
        place.trunk = under.tops.get(body) ? left : null;
      }
    }
    const height = own.height + (blocks.length ? DOWN + under.height : 0);
    return { width, height, places, tops: [top] };
  }

  function layOutColumns(leaves, sizes) {
    const long = Math.max(4, Math.ceil(Math.sqrt(leaves.length * COLUMN)));
    const found = [];
    for (let start = 0; start < leaves.length; start += long) {
      const tops = leaves.slice(start, start + long);
      const places = new Map();
      let width = 0;
      let y = 0;
      for (const body of tops) {
        places.set(body, { x: INDENT, y, hangs: true, over: -RAIL, trunk: null });
        width = Math.max(width, INDENT + sizes.get(body).width);
        y += sizes.get(body).height + HANG;
      }
      found.push({ width, height: y - HANG, places, tops });
    }
    return found;
  }

  // Blocks in rows no wider than `widest`; `tops` is a Map from the bodies at their tops to the heights where their rows begin.
  function pack(blocks, widest) {
    const places = new Map();
    const tops = new Map();
    let [x, y, high, width, rows] = [0, 0, 0, 0, blocks.length ? 1 : 0];
    for (const block of blocks) {
      if (x && x + block.width > widest) {
        [x, y, high, rows] = [0, y + high + DOWN, 0, rows + 1];
      }
      move(block, x, y, places);
      block.tops.forEach((body) => tops.set(body, y));
      x += block.width + ACROSS;
      high = Math.max(high, block.height);
      width = Math.max(width, x - ACROSS);
    }
    return { width, height: y + high, places, tops, rows };
  }

  function move(block, x, y, into) {
    for (const [body, place] of block.places) {
      const trunk = place.trunk === null ? null : place.trunk + x;
      into.set(body, { ...place, x: place.x + x, y: place.y + y, over: place.over + y, trunk });
    }
  }

  ctgraph.layOut = layOut;
})((window.ctgraph ??= {}));
