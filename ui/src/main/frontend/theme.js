// Before anything is painted: the scheme that was chosen in this browser. A classic script, since modules come late.
(() => {
  try {
    const theme = localStorage.getItem('runtrack.theme');
    if (theme === 'light' || theme === 'dark') {
      document.documentElement.dataset.theme = theme;
    }
  } catch {
    // Storage may be forbidden: then the system's scheme it is.
  }
})();
