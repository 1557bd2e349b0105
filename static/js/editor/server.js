// Talking to the server. A lost login and a lost connection are told apart, and neither loses what was typed.
export class Offline extends Error {}
export class LoggedOut extends Error {}
export class OtherUser extends Error {}

const user = document.querySelector("[data-user-id]")?.dataset.userId;
// A server that does not answer is taken for a lost connection.
const PATIENCE = 10_000;
let token = document.querySelector("[name=csrfmiddlewaretoken]").value;

// Posts JSON and gives {status, data}; data is the answer, whatever it says, and {} when it is no JSON.
// patience: for how long the answer is waited for, in milliseconds.
export async function post(address, body, { keepalive = false, patience = PATIENCE } = {}) {
  const answer = await send(address, body, keepalive, patience);
  if (answer.status !== 403 || isJson(answer)) return read(answer);
  // After a new login the page's token is old: take the new one and try once more.
  await renew();
  return read(await send(address, body, keepalive, patience));
}

async function send(address, body, keepalive, patience) {
  return get(address, patience, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", "x-csrftoken": token },
    body: JSON.stringify(body),
    keepalive,
  });
}

async function get(address, patience, options = {}) {
  const hurry = new AbortController();
  // Also for the rest of an answer that has begun.
  setTimeout(() => hurry.abort(), patience);
  try {
    return await fetch(address, { ...options, signal: hurry.signal });
  } catch {
    throw new Offline();
  }
}

async function read(answer) {
  if (answer.status >= 500) throw new Offline();
  // An address for saving leads nowhere but to the login, which may well answer with JSON too.
  if (answer.redirected) throw new LoggedOut();
  return { status: answer.status, data: isJson(answer) ? await whole(answer.json()) : {} };
}

// The connection may be lost, or stop, in the middle of an answer too.
async function whole(body) {
  try {
    return await body;
  } catch {
    throw new Offline();
  }
}

function isJson(answer) {
  return (answer.headers.get("content-type") ?? "").includes("application/json");
}

// Whatever the paper's page has become meanwhile, one that is logged in to has a token on it.
async function renew() {
  const answer = await get(window.location.pathname, PATIENCE);
  if (answer.status >= 500) throw new Offline();
  const page = new DOMParser().parseFromString(await whole(answer.text()), "text/html");
  const found = page.querySelector("[data-user-id]");
  if (!found) throw new LoggedOut();
  if (found.dataset.userId !== user) throw new OtherUser();
  token = page.querySelector("[name=csrfmiddlewaretoken]").value;
}
