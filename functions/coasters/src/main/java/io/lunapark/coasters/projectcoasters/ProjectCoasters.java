package io.lunapark.coasters.projectcoasters;

import io.lunapark.coasters.Alert;
import io.lunapark.coasters.Coaster;
import io.lunapark.coasters.Plan;
import io.lunapark.coasters.view.AlertView;
import io.lunapark.coasters.view.CoasterView;
import io.lunapark.coasters.view.CoasterViews;
import io.lunapark.platform.event.Envelope;
import io.lunapark.platform.lambda.UseCase;
import io.lunapark.platform.view.ViewKey;
import io.lunapark.platform.view.ViewProjection;
import io.lunapark.platform.view.ViewRebuild;
import io.lunapark.platform.view.ViewTable;
import io.lunapark.platform.view.ViewTable.Written;
import io.micronaut.json.JsonMapper;
import java.util.Set;

/** Keeps the views of the coasters: every event carries the whole coaster, so the newest one is the view. */
@UseCase
public class ProjectCoasters implements ViewProjection {

    private final ViewTable table;
    private final JsonMapper json;
    private final ProblemLog problemLog;

    ProjectCoasters(ViewTable table, JsonMapper json, ProblemLog problemLog) {
        this.table = table;
        this.json = json;
        this.problemLog = problemLog;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "CoasterRegistered",
                "CoasterChanged",
                "CoasterRemoved",
                "WagonAdded",
                "WagonChanged",
                "WagonRemoved",
                "AlertAcknowledged");
    }

    @Override
    public void apply(Envelope event) {
        Coaster coaster = event.read("coaster", Coaster.class, json);
        ViewKey key = CoasterViews.coasterKey(coaster.id());
        if (event.type().equals("CoasterRemoved")) {
            table.remove(key, event.sequence());
        } else {
            table.put(key, event.sequence(), new CoasterView(coaster, Plan.of(coaster), event.time()));
        }
        coaster.alerts().forEach(alert -> apply(event, coaster, alert));
    }

    /** A rebuild tells of no problem again: it only writes what was told of when it appeared. */
    private void apply(Envelope event, Coaster coaster, Alert alert) {
        AlertView view = new AlertView(coaster.id(), coaster.number().toString(), alert);
        Written written = table.put(CoasterViews.alertKey(alert.id()), event.sequence(), view);
        if (written == Written.FIRST && ViewRebuild.running() == null) {
            problemLog.appeared(coaster, alert);
        }
    }

    @Override
    public void batchApplied() {
        table.countUp(CoasterViews.CHANGES);
    }

    @Override
    public ViewTable table() {
        return table;
    }

    @Override
    public boolean tells(ViewKey key) {
        return key.partition().equals(CoasterViews.COASTER) || key.partition().equals(CoasterViews.ALERT);
    }
}
