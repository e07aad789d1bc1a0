// Sends the page's console, its uncaught errors and the violations of its policy to the recorder.
{
    const send = (level, source, message) => {
        const line = JSON.stringify({ level, source, message });
        try {
            // Waits for the answer, so that no line is missing when the test reads them.
            const request = new XMLHttpRequest();
            request.open('POST', '/e2e-recorder', false);
            request.send(line);
        } catch {
            // A page that is being left may not wait.
            navigator.sendBeacon('/e2e-recorder', line);
        }
    };
    const levels = { error: 'SEVERE', warn: 'WARNING', log: 'INFO', info: 'INFO', debug: 'DEBUG' };
    for (const [name, level] of Object.entries(levels)) {
        const own = console[name];
        console[name] = (...texts) => {
            send(level, 'console-api', texts.map(String).join(' '));
            own.apply(console, texts);
        };
    }
    addEventListener('error', event => send('SEVERE', 'javascript', event.message));
    addEventListener('unhandledrejection', event => send('SEVERE', 'javascript', String(event.reason)));
    addEventListener('securitypolicyviolation', event =>
        send('SEVERE', 'security', `the policy's ${event.violatedDirective} refuses ${event.blockedURI}`));
}
