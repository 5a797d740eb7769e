package io.yujian.testkit.reference;

/** Says what became of messages; no interpreter can know it, since a killed process leaves some unknown. */
public interface Outcomes {
    /**
     * @param run place of the run among the person's, from 0, by the time of entry
     * @param visit how often the run had come to the node, from 1
     */
    Outcome of(long customer, int run, String node, int visit);
}
