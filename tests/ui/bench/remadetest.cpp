// SPDX-License-Identifier: GPL-3.0-or-later
// Cards and rows of the trace are kept while what they say stays: whatever happens, they say what fresh ones would.
#include "engine/reaction/edit.h"
#include "tests/support/bigworkspace.h"
#include "tests/ui/document/samples.h"
#include "ui/bench/tracemodel.h"
#include "ui/design/chain/chainedits.h"
#include "ui/design/chain/chainmodel.h"
#include "ui/document/liverun.h"

#include <QTest>

#include <random>

namespace retort {

using namespace Qt::StringLiterals;
using namespace samples;

namespace {

const QString path = u"reactions/long.json"_s;

/// All that is to be seen of a trace.
QStringList textsOf(const TraceModel& model, const QModelIndex& parent = {})
{
    QStringList texts;
    for (int i = 0; i < model.rowCount(parent); ++i) {
        const QModelIndex index = model.index(i, 0, parent);
        const TraceRow& row = model.row(index);
        texts << row.number + u'|' + plainText(row.title) + u'|' + plainText(row.detail) + u'|' + row.chip.text + u'|' +
                     row.value + u'|' + row.sentence + u'|' + QString::fromStdString(row.pointer) + u'|' +
                     QString::number(row.step) + (row.muted ? u"muted"_s : QString()) +
                     (row.next ? u"next"_s : QString());
        for (const QString& below : textsOf(model, index))
            texts << u"  "_s + below;
    }
    return texts;
}

} // namespace

class RemadeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keptOnesSayWhatFreshOnesWould()
    {
        Workspace workspace(catalogue(), &readManifest);
        auto all = files();
        all.push_back({.path = path, .text = longReaction(12), .error = {}});
        workspace.open(all);
        Selection selection(workspace);
        LiveRun run(workspace, selection);
        LiveLint lint(workspace, selection);
        const EntryId id = idOf(workspace, path);
        selection.setReaction(id);
        selection.setEvent(idOf(workspace, promoterPath));
        ChainModel chain(workspace, selection, run, lint);
        TraceRows rows;
        TraceModel trace;

        std::mt19937 random(5);
        const auto below = [&random](std::size_t end) { return static_cast<int>(random() % end); };
        for (int round = 0; round < 400; ++round) {
            const auto actions = chainOf(workspace, id);
            if (actions.size() < 3)
                workspace.history().undo();
            const auto some = actions.empty() ? ActionId::None : actions[random() % actions.size()];
            const int place = below(actions.size() + 1);
            switch (below(12)) {
            case 0:
                (void)workspace.setText(id, {some, "/arguments/0/value"}, std::to_string(below(12)), u"Type"_s);
                break;
            case 1:
                (void)workspace.setText(id, {some, "/arguments/0/value"}, "{\"var\": \"data.sc", u"Type"_s);
                break;
            case 2:
                (void)workspace.setText(id, {some, "/arguments/0/value"},
                                        R"({">": [{"var": "data.score"}, )" + std::to_string(below(12)) + "]}",
                                        u"Type"_s);
                break;
            case 3:
                (void)workspace.setText(id, {some, "/name"}, below(2) ? "\"filter\"" : "\"tag.attach\"", u"Type"_s);
                break;
            case 4:
                (void)removeActions(workspace, id, {some});
                break;
            case 5:
                (void)duplicateActions(workspace, id, {some});
                break;
            case 6:
                (void)moveActions(workspace, id, {some}, place);
                break;
            case 7:
                run.setSkipped({some}, !run.isSkipped(some));
                break;
            case 8:
                below(2) ? run.step() : run.runAll();
                break;
            case 9:
                selection.setEvent(workspace.entries(EntryKind::Event)[random() % 2]);
                break;
            case 10:
                (void)workspace.setSetting("dialect", below(2) ? "js" : "php");
                break;
            default:
                below(3) ? workspace.history().undo() : workspace.history().redo();
            }
            if (round % 3 != 0)
                run.evaluateNow();
            if (round % 5 == 0)
                lint.lintNow();

            trace.show(rows.of(run));
            TraceRows freshRows;
            TraceModel freshTrace;
            freshTrace.show(freshRows.of(run));
            QCOMPARE(textsOf(trace), textsOf(freshTrace));
            Q_EMIT run.changed();
            const ChainModel freshChain(workspace, selection, run, lint);
            QCOMPARE(chain.rowCount(), freshChain.rowCount());
            for (int row = 0; row < chain.rowCount(); ++row)
                QVERIFY2(chain.card(row) == freshChain.card(row), qPrintable(chain.card(row).sentence));
        }
    }
};

} // namespace retort

QTEST_MAIN(retort::RemadeTest)
#include "remadetest.moc"
