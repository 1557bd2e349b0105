// Talking to the server. A lost login and a lost connection are told apart, and neither loses what was typed.
export class Offline extends Error {}
export class LoggedOut extends Error {}
export class OtherUser extends Error {}

const user = document.querySelector("[data-user-id]").dataset.userId;
let token = document.querySelector("[name=csrfmiddlewaretoken]").value;

// Posts JSON and gives {status, data}; data is the answer, whatever it says, and {} when it is no JSON.
export async function post(address, body, { keepalive = false } = {}) {
  const answer = await send(address, body, keepalive);
  if (answer.status !== 403 || isJson(answer)) return read(answer);
  // After a new login the page's token is old: take the new one and try once more.
  await renew();
  return read(await send(address, body, keepalive));
}

async function send(address, body, keepalive) {
  return get(address, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", "x-csrftoken": token },
    body: JSON.stringify(body),
    keepalive,
  });
}

async function get(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Offline();
  }
}

async function read(answer) {
  if (answer.status >= 500) throw new Offline();
  // An address for saving leads nowhere but to the login, which may well answer with JSON too.
  if (answer.redirected) throw new LoggedOut();
  if (isJson(answer)) return { status: answer.status, data: await answer.json() };
  return { status: answer.status, data: {} };
}

function isJson(answer) {
  return (answer.headers.get("content-type") ?? "").includes("application/json");
}

// Whatever the paper's page has become meanwhile, one that is logged in to has a token on it.
async function renew() {
  const answer = await get(window.location.pathname);
  if (answer.status >= 500) throw new Offline();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-user-id]");
  if (!found) throw new LoggedOut();
  if (found.dataset.userId !== user) throw new OtherUser();
  token = page.querySelector("[name=csrfmiddlewaretoken]").value;
}
