//! Which options of single sign-on need each other.

use super::Options;

/// Refuses options of single sign-on without those that they need.
pub(super) fn check(options: &Options) -> Result<(), String> {
    let is_used = options.proxies.user_header.is_some();
    if is_used && options.proxies.trusted.is_empty() {
        return Err(
            "--user-header needs --trusted-proxy: the header counts only from a proxy that is named".into()
        );
    }
    if options.auto_join.is_some() && !is_used {
        return Err(
            "--auto-join needs --user-header: only a proxy can name people who are not known yet".into()
        );
    }
    if is_used && options.like_yatai {
        return Err(
            "--like-yatai cannot be used with --user-header: Yatai does not know such a header".into()
        );
    }
    Ok(())
}
