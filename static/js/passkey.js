// Passkeys need scripts and a browser that knows them; when one of these fails, say so in Swedish instead of nothing.
const region = document.querySelector("[data-passkey-failed]");

document.addEventListener("allauth.error", (event) => {
  if (!region) return;
  event.preventDefault();
  const text = region.dataset.passkeyFailed;
  document.dispatchEvent(new CustomEvent("samverka:message", { detail: { text, tone: "warning" } }));
});

for (const part of document.querySelectorAll("[data-needs-passkey]")) {
  part.hidden = typeof window.PublicKeyCredential === "undefined";
}
