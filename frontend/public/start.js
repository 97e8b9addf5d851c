// Runs before the first paint: appearance and language; then starts the application.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // Blocked storage: the system's appearance stays.
  }
  if (!root.lang) {
    const cookie = document.cookie.match(/(?:^|; )lang=(cs|en)(?:;|$)/);
    const asked = new URLSearchParams(location.search).get("lang");
    const spoken = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "cs" || tag === "en");
    root.lang = asked === "cs" || asked === "en" ? asked : (cookie?.[1] ?? spoken ?? "cs");
  }

  const failed = () => {
    const note = document.querySelector("[data-start-failed]");
    if (note && !("started" in root.dataset)) note.hidden = false;
  };

  const start = async () => {
    const late = setTimeout(failed, 8000);
    try {
      const app = await import("/pkg/souhlas.js");
      await app.default({ module_or_path: "/pkg/souhlas.wasm" });
      app.mount();
    } catch (error) {
      clearTimeout(late);
      failed();
      throw error;
    }
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
