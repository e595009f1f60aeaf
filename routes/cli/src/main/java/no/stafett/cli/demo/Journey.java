package no.stafett.cli.demo;

import java.time.LocalDate;
import java.util.List;

/** One person's way: a script in steps, each with what it promises. */
interface Journey {
    /** Who it is about, and what it shows. */
    String title();

    /** Who it is about: they leave the stage when it is over, so that nothing of theirs falls due in another's story. */
    default List<Somebody> people() {
        return List.of();
    }

    /** The day it begins on, where time has not come so far yet: today, unless it is about what was. */
    default LocalDate begins() {
        return LocalDate.now(Stage.NORWAY);
    }

    /** What is missed in it and must be told, each once. */
    default List<Missed> misses() {
        return List.of();
    }

    /** What is doubled in it, or would have been, each once. */
    default List<Doubled> doubles() {
        return List.of();
    }

    /** Plays it. Broken promises are noted by the stage, and the play goes on. */
    void play(Stage stage);
}
