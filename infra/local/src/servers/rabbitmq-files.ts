import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../repository';
import type { RabbitmqOptions } from './rabbitmq-options';

/** Writes the node's configuration and returns the environment that keeps it away from everything outside its folder. */
export function writeRabbitmqFiles(options: RabbitmqOptions): Readonly<Record<string, string>> {
  const at = (name: string): string => join(options.dataDir, name);
  for (const folder of ['database', 'log', 'generated', 'conf.d']) mkdirSync(at(folder), { recursive: true });
  writeFileSync(at('rabbitmq.conf'), configuration(options), { mode: 0o600 });
  writeFileSync(at('enabled_plugins'), '[rabbitmq_management].\n');
  writeFileSync(at('environment'), '');
  return {
    // The port mapper is ours alone, so the name need not be unique on the machine and survives a moved checkout.
    RABBITMQ_NODENAME: 'floodgate@localhost',
    RABBITMQ_CONF_ENV_FILE: at('environment'),
    RABBITMQ_CONFIG_FILE: at('rabbitmq.conf'),
    RABBITMQ_CONFIG_FILES: at('conf.d'),
    RABBITMQ_ADVANCED_CONFIG_FILE: at('advanced.config'),
    RABBITMQ_GENERATED_CONFIG_DIR: at('generated'),
    RABBITMQ_ENABLED_PLUGINS_FILE: at('enabled_plugins'),
    RABBITMQ_PLUGINS_EXPAND_DIR: at('plugins'),
    RABBITMQ_FEATURE_FLAGS_FILE: at('feature_flags'),
    RABBITMQ_MNESIA_BASE: at('database'),
    RABBITMQ_MNESIA_DIR: at('database/node'),
    RABBITMQ_PID_FILE: at('pid'),
    // Otherwise the script stays in between: whoever kills the node would kill the script and leave the node.
    RUNNING_UNDER_SYSTEMD: 'true',
    RABBITMQ_LOG_BASE: at('log'),
    RABBITMQ_LOGS: '-',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
  };
}

// The named user replaces RabbitMQ's `guest`, so that one never exists.
function configuration({ ports, user, password, vhost }: RabbitmqOptions): string {
  return [
    readFileSync(join(repository, 'infra/rabbitmq/rabbitmq.conf'), 'utf8'),
    `listeners.tcp.default = 127.0.0.1:${ports.amqp}`,
    'management.tcp.ip = 127.0.0.1',
    `management.tcp.port = ${ports.management}`,
    `default_user = ${user}`,
    `default_pass = ${password}`,
    `default_vhost = ${vhost}`,
    '',
  ].join('\n');
}
