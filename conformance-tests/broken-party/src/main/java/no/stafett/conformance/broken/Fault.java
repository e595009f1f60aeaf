package no.stafett.conformance.broken;

import java.io.IOException;

/** One way of being wrong. It keeps what it needs to remember, so each broken hub has its own. */
interface Fault {
    /** The hub behind. */
    interface Hub {
        Reply answer(Call call) throws IOException, InterruptedException;
    }

    /** Answers a call, by asking the hub behind and getting something wrong. */
    Reply answer(Call call, Hub hub) throws IOException, InterruptedException;
}
