// A drawing that can be moved and enlarged: by mouse, wheel, fingers and keys. A move only changes a
// transform, so it is smooth in large drawings; a zoom draws again.
((ctgraph) => {
  "use strict";
  const SMALLEST = 0.05; // unless less is needed to see all of it
  const LARGEST = 6;
  const LARGEST_FIT = 1.35;
  const READABLE = 0.85;
  const MARGIN = 16; // pixels around what is fitted
  const DRAG = 5; // pixels that a pointer moves before that is no click

  class View {
    constructor(canvas) {
      this.canvas = canvas;
      this.pointers = new Map();
      this.smallest = SMALLEST;
      this.settled = false; // until it is moved by hand, it fits itself to the room that there is
      canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      canvas.addEventListener("pointerdown", (event) => this.down(event));
      canvas.addEventListener("pointermove", (event) => this.move(event));
      for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
        canvas.addEventListener(end, (event) => this.up(event));
      }
      canvas.addEventListener("click", (event) => this.dragged && event.stopPropagation(), true);
      new ResizeObserver(() => this.settled || this.fit()).observe(canvas);
    }

    show(drawing) {
      this.drawing = drawing;
      const { width, height } = drawing.viewBox.baseVal;
      [this.width, this.height] = [width, height];
      [this.x, this.y, this.scale, this.settled] = [0, 0, 1, false];
      this.fit();
    }

    // What is to be seen, in units of the drawing; null where nothing is.
    measure(elements) {
      const origin = this.drawing.getBoundingClientRect();
      const seen = elements.map((element) => element.getBoundingClientRect()).filter((box) => box.width || box.height);
      if (!seen.length || !this.scale) {
        return null;
      }
      const left = (Math.min(...seen.map((box) => box.left)) - origin.left) / this.scale;
      const top = (Math.min(...seen.map((box) => box.top)) - origin.top) / this.scale;
      const right = (Math.max(...seen.map((box) => box.right)) - origin.left) / this.scale;
      const bottom = (Math.max(...seen.map((box) => box.bottom)) - origin.top) / this.scale;
      return { left, top, width: right - left, height: bottom - top };
    }

    fit() {
      const room = this.canvas.getBoundingClientRect();
      if (!this.drawing || !room.width || !room.height) {
        return;
      }
      this.place();
      const box = this.measure([...this.drawing.querySelectorAll(".body, .relation, .heading")]);
      const { left, top, width, height } = box ?? { left: 0, top: 0, width: this.width, height: this.height };
      this.scale = Math.min(fitInto(room, Math.max(width, 1), Math.max(height, 1)), LARGEST_FIT);
      this.smallest = Math.min(SMALLEST, this.scale);
      this.x = (room.width - width * this.scale) / 2 - left * this.scale;
      this.y = (room.height - height * this.scale) / 2 - top * this.scale;
      this.settled = false;
      this.place();
    }

    zoom(factor, at) {
      const room = this.canvas.getBoundingClientRect();
      const [x, y] = at ? [at.clientX - room.left, at.clientY - room.top] : [room.width / 2, room.height / 2];
      const scale = this.clamp(this.scale * factor);
      this.x = x - ((x - this.x) * scale) / this.scale;
      this.y = y - ((y - this.y) * scale) / this.scale;
      this.scale = scale;
      this.settled = true;
      this.place();
    }

    pan(across, down) {
      this.x += across;
      this.y += down;
      this.settled = true;
      this.drawing.style.transform = `translate(${this.x}px, ${this.y}px)`;
    }

    // Move as little as brings these elements into sight; zoom out only where they do not fit, and in where the text is too small.
    reveal(elements) {
      const box = this.measure(elements);
      const room = this.canvas.getBoundingClientRect();
      if (!box || !room.width || !room.height) {
        return;
      }
      const before = this.scale;
      this.scale = Math.min(LARGEST, Math.max(before, READABLE), fitInto(room, box.width, box.height));
      this.smallest = Math.min(this.smallest, this.scale);
      if (this.scale !== before) {
        // so that it goes to the middle
        this.x = Infinity;
        this.y = Infinity;
      }
      this.x = findNearest(this.x, box.left * this.scale, box.width * this.scale, room.width);
      this.y = findNearest(this.y, box.top * this.scale, box.height * this.scale, room.height);
      this.settled = true;
      this.place();
    }

    // Show the same part at the same size as before the page was loaded anew.
    restore({ x, y, scale }) {
      Object.assign(this, { x, y, scale, smallest: Math.min(SMALLEST, scale), settled: true });
      this.place();
    }

    clamp(scale) {
      return Math.min(LARGEST, Math.max(this.smallest, scale));
    }

    place() {
      const { style } = this.drawing;
      style.width = `${this.width * this.scale}px`;
      style.height = `${this.height * this.scale}px`;
      style.transform = `translate(${this.x}px, ${this.y}px)`;
    }

    wheel(event) {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)), event);
    }

    down(event) {
      if (event.button === 0) {
        this.dragged = false;
        this.pointers.set(event.pointerId, event);
        this.begun = event;
      }
    }

    move(event) {
      const before = this.pointers.get(event.pointerId);
      if (!before) {
        return;
      }
      const far = Math.hypot(event.clientX - this.begun.clientX, event.clientY - this.begun.clientY);
      if (!this.dragged && far < DRAG && this.pointers.size < 2) {
        return;
      }
      if (!this.dragged) {
        this.dragged = true;
        this.canvas.setPointerCapture(event.pointerId);
        this.canvas.classList.add("moving");
      }
      const spread = this.measureSpread();
      this.pointers.set(event.pointerId, event);
      const share = this.pointers.size;
      this.pan((event.clientX - before.clientX) / share, (event.clientY - before.clientY) / share);
      if (share === 2 && spread) {
        const [one, other] = [...this.pointers.values()];
        const middle = { clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2 };
        this.zoom(this.measureSpread() / spread, middle);
      }
    }

    measureSpread() {
      const [one, other] = [...this.pointers.values()];
      return other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
    }

    up(event) {
      this.pointers.delete(event.pointerId);
      if (!this.pointers.size) {
        this.canvas.classList.remove("moving");
      }
    }
  }

  // The largest scale at which something fits into a room with its margins; in a room of margins alone, it still has a size.
  function fitInto(room, width, height) {
    return Math.min(Math.max(room.width - 2 * MARGIN, 1) / width, Math.max(room.height - 2 * MARGIN, 1) / height);
  }

  // The offset nearest to `offset` that brings a stretch into the room; the middle where it does not fit, or of infinity.
  function findNearest(offset, start, size, room) {
    const [lowest, highest] = [MARGIN - start, room - MARGIN - start - size];
    return lowest > highest || offset === Infinity ? (room - size) / 2 - start : Math.min(Math.max(offset, lowest), highest);
  }

  ctgraph.View = View;
})((window.ctgraph ??= {}));
