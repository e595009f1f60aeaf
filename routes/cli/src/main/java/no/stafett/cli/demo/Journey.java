package no.stafett.cli.demo;

/** One person's way: a script in steps, each with what it promises. */
interface Journey {
    /** Who it is about, and what it shows. */
    String title();

    /** Plays it. Broken promises are noted by the stage, and the play goes on. */
    void play(Stage stage);
}
