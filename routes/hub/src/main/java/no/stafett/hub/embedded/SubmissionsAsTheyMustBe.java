package no.stafett.hub.embedded;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Takes from a submission what its sender could lose it by: a time to live, being held in memory only, and a duplicate
 * id, by which the broker would drop a resend (even another party's) that must get its receipt again.
 */
final class SubmissionsAsTheyMustBe implements ActiveMQServerMessagePlugin {
    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
        if (!EmbeddedBroker.SUBMIT.equals(message.getAddress())) {
            return;
        }
        var changed = false;
        if (message.getExpiration() != 0) {
            message.setExpiration(0);
            changed = true;
        }
        if (!message.isDurable()) {
            message.setDurable(true);
            changed = true;
        }
        if (message.getDuplicateProperty() != null) {
            message.removeProperty(Message.HDR_DUPLICATE_DETECTION_ID);
            changed = true;
        }
        if (changed) {
            message.reencode();
        }
    }
}
