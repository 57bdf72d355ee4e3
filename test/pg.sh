#!/bin/sh
# pg.sh COMMAND…: a PostgreSQL cluster of its own for as long as COMMAND runs.
# ZX_TEST_PG tells COMMAND where it is: a libpq URL of a unix socket; no TCP.
# ZX_PG_FSYNC=on for benchmarks: without it a crash of the machine loses the
# cluster, which a test never needs. The exit status is COMMAND's.
set -eu
[ $# -gt 0 ] || { echo "usage: test/pg.sh COMMAND…" >&2; exit 2; }

bin=""
for d in "${ZX_PG_BIN:-}" /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do
    [ -x "$d/initdb" ] && { bin=$d; break; }
done
[ -n "$bin" ] || { echo "pg.sh: no initdb; install the package postgresql" >&2; exit 1; }

# The server refuses to run as root.
as=""
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || { echo "pg.sh: no user postgres" >&2; exit 1; }
    as="runuser -u postgres --"
fi

# A socket's path may hold 107 bytes, so it stands directly in /tmp.
dir=$(mktemp -d /tmp/zxpg.XXXXXX)
finish() {
    status=$?
    trap - EXIT INT TERM HUP
    $as "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$dir"
    exit $status
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
[ -z "$as" ] || chown postgres "$dir"
chmod 711 "$dir"

(
    cd "$dir"
    $as "$bin/initdb" -D "$dir/data" -U zx -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1
    cat >>"$dir/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$dir'
unix_socket_permissions = 0777
max_connections = 200
shared_buffers = ${ZX_PG_BUFFERS:-64MB}
fsync = ${ZX_PG_FSYNC:-off}
full_page_writes = ${ZX_PG_FSYNC:-off}
max_wal_size = 4GB
autovacuum = ${ZX_PG_FSYNC:-off}
timezone = 'UTC'
CONF
    $as "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start >>"$dir/log" 2>&1
) || { cat "$dir/log" >&2; cat "$dir/server.log" >&2 2>/dev/null || true; exit 1; }

ZX_TEST_PG="postgresql://zx@/postgres?host=$dir"
export ZX_TEST_PG
"$@"
