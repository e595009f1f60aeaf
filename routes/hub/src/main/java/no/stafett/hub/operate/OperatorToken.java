package no.stafett.hub.operate;

import java.io.IOException;
import java.nio.file.Files;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.embedded.Secret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's key: who can read the data folder is the operator. A new one for each start of the hub; the file goes
 * when the hub stops.
 */
public final class OperatorToken implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OperatorToken.class);

    private final DataFolder folder;
    private final String token = Secret.make();
    private final byte[] hash = Secret.hash(token);

    OperatorToken(DataFolder folder) {
        this.folder = folder;
    }

    /** Writes {@code operator.json}: where the endpoint is, and the token. */
    public void tell(String url) {
        DataFolder.writeForOwnerOnly(
                folder.operatorFile(), "{\"url\":\"%s\",\"token\":\"%s\"}%n".formatted(url, token));
    }

    /** Whether an {@code Authorization} header holds the token. */
    boolean isIn(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith("Bearer ")
                && opens(authorization.substring("Bearer ".length()));
    }

    /** Whether this is the token; takes a time that tells nothing of it. */
    public boolean opens(String given) {
        return Secret.matches(given.strip(), hash);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(folder.operatorFile());
        } catch (IOException e) {
            log.warn("operator.json stays behind; its token opens nothing any more.");
        }
    }
}
