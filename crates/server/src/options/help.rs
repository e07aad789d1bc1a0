//! The text of `--help`.

/// The text of `--help`.
pub const HELP: &str = "\
The embedded token API, and the panel.

Usage: token-server [--listen 127.0.0.1:8787] [--database data/tokens.sqlite] [--site dist]
                    [--demo N] [--allow-origin ORIGIN]… [--idle-sign-out MINUTES] [--keep-events DAYS]
                    [--user-header NAME] [--trusted-proxy ADDRESS]… [--public-url URL] [--auto-join ROLE]
                    [--max-lifetime DAYS] [--admin-token-file FILE] [--print-link] [--security-contact URI]
                    [--metrics ADDRESS] [--faults] [--like-yatai]
       token-server member list|add|role|remove|link …, see token-server member --help
       token-server backup FILE, token-server restore FILE, see token-server backup --help
       token-server compare WANTED --with HAVE …, see token-server compare --help

  --listen ADDRESS       where to listen; port 0 takes a free port (default 127.0.0.1:8787)
  --database FILE        the SQLite file; created with its folder (default data/tokens.sqlite)
  --site FOLDER          the built panel; without it only the API is served
  --demo N               adds N demo tokens, demo people and deployments, once (default 0: none)
  --allow-origin ORIGIN  lets pages of this origin, such as http://127.0.0.1:8080, call the API; repeatable
  --idle-sign-out MINUTES  a session ends, and the panel signs a person out, after this idle time (default 0: never)
  --keep-events DAYS     how long events are kept (default 400; 0: no limit)
  --max-lifetime DAYS    how long tokens may live from their creation, 1 to 36525; the first admin token
                         is exempt (default: no limit)
  --user-header NAME     the header in which a proxy names the signed-in person; needs --trusted-proxy
  --trusted-proxy ADDRESS  a proxy, or a network of proxies alone, whose headers are believed; repeatable
  --public-url URL       where people reach this server, such as https://tokens.example.com
  --auto-join ROLE       makes people whom the proxy names members with this role: admin, developer or guest
  --admin-token-file FILE  the first admin token's value, at the first start; only its owner may read the file
  --print-link           prints sign-in links at each start; without it only where the database is new
  --security-contact URI  whom to tell about a vulnerability, in /.well-known/security.txt
  --metrics ADDRESS      where Prometheus reads /metrics, such as 127.0.0.1:9187 (default: nowhere); needs no token
  --faults               lets tests order failures, see the README
  --like-yatai           answers as Yatai does, without the features that Yatai lacks, see the README
  --help, --version

Environment:
  TOKEN_SERVER_ADMIN_TOKEN   the first admin token's value, at the first start: 32 characters at least
                             (default: random, printed once)
  TOKEN_SERVER_DEMO_TOKENS   for tests, with --demo: gives demo people tokens with known values, see the README
  TOKEN_SERVER_DEMO_PASSWORD for tests, with --like-yatai: the password of all people (default: every password is refused)
";
