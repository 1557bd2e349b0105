// Text that the server does not have yet, kept in the browser under the writer's own name until it is saved.
const EARLIER = ":earlier";
const start = (user) => `samverka:${user}:`;

export class Keeper {
  // address: where the text is saved, as a path.
  constructor(user, address) {
    this.name = start(user) + address;
    this.earlierName = this.name + EARLIER;
  }

  keep(text) {
    write(this.name, { ...text, at: new Date().toISOString() });
  }

  drop() {
    remove(this.name);
  }

  // Texts from earlier visits. What is kept from now on does not write over them.
  earlier() {
    const kept = read(this.name);
    const all = [...(read(this.earlierName) ?? []), ...(kept ? [kept] : [])];
    if (kept) write(this.earlierName, all);
    this.drop();
    return all;
  }

  // The writer has decided about a text from an earlier visit.
  forget(text) {
    const rest = (read(this.earlierName) ?? []).filter((each) => each.at !== text.at);
    if (rest.length) write(this.earlierName, rest);
    else remove(this.earlierName);
  }
}

// Everything that the user wrote for addresses under this one: [{address, keeper}].
export function textsKeptUnder(user, address) {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(start(user) + address));
  const addresses = new Set(names.map((name) => name.slice(start(user).length).replace(EARLIER, "")));
  return [...addresses].map((each) => ({ address: each, keeper: new Keeper(user, each) }));
}

function write(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // No room or not allowed: the text is still on the page.
  }
}

function read(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing may be kept, nothing has to be removed.
  }
}
