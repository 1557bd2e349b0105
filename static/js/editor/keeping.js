// Text that the server does not have yet, kept in the browser under the writer's own name until it is saved.
export class Keeper {
  constructor(name) {
    this.name = `samverka:${name}`;
  }

  keep(text) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...text, at: new Date().toISOString() }));
    } catch {
      // No room or not allowed: the text is still on the page.
    }
  }

  // What was kept, or null. What cannot be read is thrown away.
  kept() {
    try {
      return JSON.parse(localStorage.getItem(this.name));
    } catch {
      this.drop();
      return null;
    }
  }

  drop() {
    localStorage.removeItem(this.name);
  }
}
