package no.stafett.hub;

import java.nio.file.Path;

/**
 * Where a running hub answers.
 *
 * @param console the hub's HTTP address, whose first page is the operators' console
 * @param soap the SOAP endpoint; its WSDL is at {@code ?wsdl}
 * @param jms the broker
 * @param folders the parties' folders
 */
public record HubAddresses(String console, String soap, String jms, Path folders) {
    /** As {@code up} prints it after {@code READY}. */
    public String json() {
        return "{\"console\":\"%s\",\"soap\":\"%s\",\"jms\":\"%s\",\"folders\":\"%s\"}"
                .formatted(
                        console,
                        soap,
                        jms,
                        folders.toString().replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
