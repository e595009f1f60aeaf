package no.stafett.hub.embedded;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the broker: the hub everything; a party may send to the address of submissions and read its own
 * inbox; nobody else anything.
 */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
    private final byte[] hubSecretHash;
    private final PartySecrets parties;

    BrokerSecurity(String hubSecret, PartySecrets parties) {
        this.hubSecretHash = Secret.hash(hubSecret);
        this.parties = parties;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String secret,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        if (user == null || secret == null || !validateUser(user, secret)) {
            return null;
        }
        var subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        subject.setReadOnly();
        return subject;
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType act, String address) {
        if (subject == null) {
            return false;
        }
        return subject.getPrincipals(UserPrincipal.class).stream().anyMatch(user -> may(user.getName(), act, address));
    }

    private static boolean may(String user, CheckType act, String address) {
        if (user.equals(EmbeddedBroker.HUB)) {
            return true;
        }
        var inbox = EmbeddedBroker.inbox(user);
        return switch (act) {
            case SEND -> address.equals(EmbeddedBroker.SUBMIT);
            case CONSUME, BROWSE -> address.equals(inbox) || address.equals(inbox + "::" + inbox);
            default -> false;
        };
    }

    @Override
    public boolean validateUser(String user, String secret) {
        return Secret.matches(secret, user.equals(EmbeddedBroker.HUB) ? hubSecretHash : parties.hashOf(user));
    }

    @Override
    public boolean validateUserAndRole(String user, String secret, Set<Role> roles, CheckType act) {
        return false; // never asked: version 5 of the interface asks authorize, which knows the address
    }
}
