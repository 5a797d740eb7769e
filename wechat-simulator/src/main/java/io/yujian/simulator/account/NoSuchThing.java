package io.yujian.simulator.account;

/** The control API was asked about something that does not exist; becomes a 404. */
public class NoSuchThing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchThing(String message) {
        super(message);
    }
}
