/**
 * The main job, once: a few invented people's way from reception centre to work, on a real hub in a throw-away folder.
 *
 * <p>Each journey is a script to be read from top to bottom ({@code AminaJourney}, …): who does what, why, and what is
 * promised. {@code Cast} says who they are, {@code Stage} what they can do. All of it goes through the command line's own
 * commands and the carriers that any party has; nothing looks inside the hub.
 */
@NullMarked
package no.stafett.cli.demo;

import org.jspecify.annotations.NullMarked;
