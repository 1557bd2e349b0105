// Talking to the server. A lost login and a lost connection are told apart, and neither loses what was typed.
export class Offline extends Error {}
export class LoggedOut extends Error {}

let token = document.querySelector("[data-editor] ~ form [name=csrfmiddlewaretoken], [name=csrfmiddlewaretoken]")?.value;

// Posts JSON and gives {status, data}; data is the answer, whatever it says.
export async function post(address, body, { keepalive = false } = {}) {
  const answer = await send(address, body, keepalive);
  if (answer.status !== 403 || isJson(answer)) return read(answer);
  // After a new login the page's token is old: take the new one and try once more.
  await renew();
  return read(await send(address, body, keepalive));
}

async function send(address, body, keepalive) {
  try {
    return await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", "x-csrftoken": token },
      body: JSON.stringify(body),
      keepalive,
    });
  } catch {
    throw new Offline();
  }
}

async function read(answer) {
  if (answer.redirected && !isJson(answer)) throw new LoggedOut();
  if (answer.status >= 500) throw new Offline();
  if (!isJson(answer)) return { status: answer.status, data: {} };
  return { status: answer.status, data: await answer.json() };
}

function isJson(answer) {
  return (answer.headers.get("content-type") ?? "").includes("application/json");
}

async function renew() {
  let answer;
  try {
    answer = await fetch(window.location.pathname);
  } catch {
    throw new Offline();
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-editor]") && page.querySelector("[name=csrfmiddlewaretoken]");
  if (!found) throw new LoggedOut();
  token = found.value;
}
