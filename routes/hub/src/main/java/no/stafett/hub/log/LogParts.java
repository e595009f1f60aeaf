package no.stafett.hub.log;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import javax.sql.DataSource;
import no.stafett.audit.HeadSigner;
import no.stafett.hub.data.DataFolder;
import no.stafett.hub.keys.Vault;
import no.stafett.hub.operate.AuditOperations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the log is put together. */
@Configuration(proxyBeanMethods = false)
class LogParts {

    @Bean
    HeadSigner headSigner(DataFolder folder) throws IOException {
        Files.createDirectories(folder.keys());
        return HeadSigner.openOrCreate(folder.keys().resolve("log-head.key"));
    }

    @Bean
    AuditLog auditLog(DataSource database, HeadSigner signer) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(true);
            AuditLog.prepare(connection);
            try (var select = connection.prepareStatement("select id::text from installation");
                    var rows = select.executeQuery()) {
                rows.next();
                return new AuditLog(signer, rows.getString(1));
            }
        }
    }

    @Bean
    AuditOperations auditOperations(DataSource database, Vault vault, HeadSigner signer, AuditLog log) {
        return new AuditDesk(database, vault, signer.verifier(), log.logId());
    }
}
