import { run } from '../command.js'

const quiet = ['--loglevel=error', '--no-audit', '--no-fund', '--no-update-notifier']

// Started by `npm start`, we are told where that npm is; its own Node runs it, whatever PATH says.
const npm = (args, env) => {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], { env })
  return run('npm', args, { env, shell: process.platform === 'win32' })
}

/** Installs one package into a folder of its own, running none of its scripts. */
export const npmInstall = (folder, spec, env) =>
  npm(['install', '--prefix', folder, '--no-save', '--ignore-scripts', ...quiet, spec], {
    ...env,
    npm_config_global: 'false',
  })
