// A process that does nothing: how late its event loop is, is the machine's doing.
setInterval(() => {}, 1 << 30)
