package no.stafett.cli.demo;

import java.util.List;

/** One person's way: a script in steps, each with what it promises. */
interface Journey {
    /** Who it is about, and what it shows. */
    String title();

    /** Who it is about: they leave the stage when it is over, so that nothing of theirs falls due in another's story. */
    default List<Somebody> people() {
        return List.of();
    }

    /** What is missed in it and must be told, each once: the party that is told, and the service. */
    default List<Stage.Miss> misses() {
        return List.of();
    }

    /** How many claims are refused in it as doubles. */
    default int doubles() {
        return 0;
    }

    /** Plays it. Broken promises are noted by the stage, and the play goes on. */
    void play(Stage stage);
}
