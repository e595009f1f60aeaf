/**
 * What all pages share: the door with its sessions, the words in both languages, the page itself.
 *
 * <p>May use: the hub's directory and operator token, the standard's code lists. May be used by: desk, office.
 */
@NullMarked
package no.stafett.console.web;

import org.jspecify.annotations.NullMarked;
