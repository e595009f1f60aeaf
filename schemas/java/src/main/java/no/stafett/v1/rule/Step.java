package no.stafett.v1.rule;

/** A step of a place: with its position, when it is not the first of its name. */
final class Step {

    private Step() {}

    static String of(String name, int position) {
        return position == 1 ? name : name + "[" + position + "]";
    }
}
