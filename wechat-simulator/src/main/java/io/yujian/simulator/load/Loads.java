package io.yujian.simulator.load;

import io.yujian.simulator.account.Accounts;
import io.yujian.simulator.account.BrandAccount;
import io.yujian.simulator.account.NoSuchThing;
import io.yujian.simulator.account.WorldPart;
import io.yujian.simulator.time.SimulatorClock;
import io.yujian.simulator.traffic.LiveFeed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/** The load runs, newest first; the last twenty are kept. */
@Component
public class Loads implements WorldPart {

    private static final int KEPT = 20;

    private final Deque<LoadRun> runs = new ArrayDeque<>();
    private final Accounts accounts;
    private final LoadActs acts;
    private final LiveFeed feed;
    private final SimulatorClock clock;
    private int last;

    Loads(Accounts accounts, LoadActs acts, LiveFeed feed, SimulatorClock clock) {
        this.accounts = accounts;
        this.acts = acts;
        this.feed = feed;
        this.clock = clock;
    }

    public synchronized LoadView start(LoadRequest request) {
        BrandAccount account = accounts.get(request.appId());
        LoadActs.check(request.kindOrFollow());
        LoadRun run = new LoadRun("load" + ++last, request, account, acts, feed, clock.millis());
        runs.addFirst(run);
        if (runs.size() > KEPT) {
            runs.removeLast().stop();
        }
        Thread thread = new Thread(run, run.id());
        thread.setDaemon(true);
        thread.setPriority(Thread.MAX_PRIORITY);
        thread.start();
        return run.view();
    }

    synchronized List<LoadView> list() {
        List<LoadView> views = new ArrayList<>();
        runs.forEach(run -> views.add(run.view()));
        return views;
    }

    public LoadView view(String id) {
        return run(id).view();
    }

    String histogramCsv(String id) {
        return run(id).histogramCsv();
    }

    void stop(String id) {
        run(id).stop();
    }

    private synchronized LoadRun run(String id) {
        return runs.stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchThing("no load " + id));
    }

    @Override
    public void forget(String appId) {
        // a run of a removed account ends by itself: its callbacks go on, nobody follows up
    }

    @Override
    public synchronized void forgetAll() {
        runs.forEach(LoadRun::stop);
        runs.clear();
    }
}
