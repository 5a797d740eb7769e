package io.yujian.gateway.menu;

/**
 * What is wrong with a button.
 *
 * @param place of the button, such as {@code 1} or {@code 1.3}, counted from 1; empty: the menu as a whole
 * @param field of the button; empty: none in particular
 * @param code stable word
 * @param error false: it may be published all the same
 */
record MenuProblem(String place, String field, String code, String zh, String en, boolean error) {}
