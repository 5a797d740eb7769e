package io.yujian.gateway.callback;

/** How a callback that was not accepted ended. The word is stored. */
enum Turned {
    /** The inbox could not store it; the platform repeats it three times within a quarter of a minute. */
    NOT_STORED("not-stored"),
    /** Token, key or signature did not fit. */
    NOT_OURS("not-ours");

    private final String word;

    Turned(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
