package fr.havre.messaging.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import javax.security.sasl.SaslException;

/** OAUTHBEARER (RFC 7628), which the mail library does not have: offered to it the way the JDK offers mechanisms. */
public final class BearerSasl implements SaslClientFactory {
    static final String MECHANISM = "OAUTHBEARER";
    private static final String PROVIDER = "HavreBearer";

    /** For the security provider only. */
    public BearerSasl() { }

    /** Known to the whole program from now on; harmless when repeated. */
    static void offer() {
        if (Security.getProvider(PROVIDER) == null) Security.addProvider(new Offered());
    }

    private static final class Offered extends Provider {
        private static final long serialVersionUID = 1L;

        Offered() {
            super(PROVIDER, "1", "SASL " + MECHANISM);
            put("SaslClientFactory." + MECHANISM, BearerSasl.class.getName());
        }
    }

    @Override public SaslClient createSaslClient(String[] mechanisms, String authorizationId, String protocol, String server,
            Map<String, ?> properties, CallbackHandler handler) throws SaslException {
        for (String each : mechanisms) if (each.equalsIgnoreCase(MECHANISM)) return new Client(server, handler);
        return null;
    }

    @Override public String[] getMechanismNames(Map<String, ?> properties) {
        return new String[] {MECHANISM};
    }

    private static final class Client implements SaslClient {
        private final String server;
        private final CallbackHandler handler;
        private boolean said;

        Client(String server, CallbackHandler handler) {
            this.server = server;
            this.handler = handler;
        }

        @Override public String getMechanismName() {
            return MECHANISM;
        }

        @Override public boolean hasInitialResponse() {
            return true;
        }

        @Override public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
            if (said) return new byte[] {1};                                // the reason of a refusal is acknowledged, then it ends
            NameCallback name = new NameCallback("name");
            PasswordCallback token = new PasswordCallback("token", false);
            try {
                handler.handle(new Callback[] {name, token});
            } catch (IOException | UnsupportedCallbackException e) {
                throw new SaslException("no token", e);
            }
            said = true;
            String user = name.getName().replace("=", "=3D").replace(",", "=2C");
            String spelt = "n,a=" + user + ",\1host=" + server + "\1auth=Bearer " + new String(token.getPassword()) + "\1\1";
            token.clearPassword();
            return spelt.getBytes(StandardCharsets.UTF_8);
        }

        @Override public boolean isComplete() {
            return said;
        }

        @Override public byte[] unwrap(byte[] incoming, int offset, int length) {
            throw new IllegalStateException("no security layer");
        }

        @Override public byte[] wrap(byte[] outgoing, int offset, int length) {
            throw new IllegalStateException("no security layer");
        }

        @Override public Object getNegotiatedProperty(String property) {
            return null;
        }

        @Override public void dispose() { }
    }
}
