// Tells how far taking in is, and shows what it came to when it is done.
const far = document.getElementById("far");
const what = document.getElementById("what");
const number = Number(new URLSearchParams(location.search).get("job"));
const EVERY = 500;

async function watch() {
  try {
    const answer = await fetch("/status", { headers: { accept: "application/json" } });
    const status = await answer.json();
    if (status.done >= number) {
      location.reload();
      return;
    }
    if (status.of) far.value = status.step / status.of;
    else far.removeAttribute("value");
    what.textContent = `${status.what || "waiting"}${status.of ? `: ${status.step} of ${status.of}` : status.step ? `: ${status.step} so far` : ""}`;
  } catch {
    what.textContent = "The desk does not answer; is it still open?";
  }
  setTimeout(watch, EVERY);
}

setTimeout(watch, EVERY);
