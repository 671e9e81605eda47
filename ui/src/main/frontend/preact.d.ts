// The build puts the library's modules beside ours; their types come from its package.
declare module '*/preact.module.js' {
  export * from 'preact';
}
declare module '*/hooks.module.js' {
  export * from 'preact/hooks';
}
