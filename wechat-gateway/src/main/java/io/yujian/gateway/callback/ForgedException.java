package io.yujian.gateway.callback;

/** The cipher text was not made with the account's key, or for another account. */
class ForgedException extends Exception {
    ForgedException(String message) {
        super(message);
    }
}
