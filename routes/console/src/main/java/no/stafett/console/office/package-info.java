/**
 * The office of a party without a system of its own: its inbox, one message rendered to be read, and the form of a claim.
 *
 * <p>In: a party that has signed in with its number and secret. Out: what is addressed to it, and nothing else. A claim is a
 * document like any other and goes the way of every document; nothing is cached, and no person's number is in an address.
 */
@NullMarked
package no.stafett.console.office;

import org.jspecify.annotations.NullMarked;
