// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/document/samples.h"
#include "ui/design/palette/paletteentries.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace retort {

using namespace Qt::StringLiterals;

class PaletteModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        model = std::make_unique<PaletteModel>();
        new QAbstractItemModelTester(model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal, model.get());
        model->setEntries(
            actionEntries(samples::catalogue()),
            [catalogue = samples::catalogue()](const QString& typed) { return typedAction(typed, catalogue); });
    }

    void groupsWhatTheCatalogueHas()
    {
        QCOMPARE(headings(), QStringList({u"Gate"_s, u"Rewards and points"_s, u"Tiers and achievements"_s,
                                          u"Messages"_s, u"Customer record"_s}));
        QCOMPARE(types().size(), int(samples::catalogue().actions().size()));
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row);
            QCOMPARE(bool(index.flags() & Qt::ItemIsSelectable), !index.data(PaletteModel::IsHeadingRole).toBool());
        }
    }

    void narrows_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("types");
        QTest::addColumn<QString>("best");
        QTest::newRow("by label") << u"issue b"_s << QStringList{u"benefit.create"_s} << u"benefit.create"_s;
        QTest::newRow("by type") << u"tier.assign"_s << QStringList{u"tier.assign"_s} << u"tier.assign"_s;
        QTest::newRow("by alias") << u"tsend"_s << QStringList{u"target.send"_s} << u"target.send"_s;
        QTest::newRow("by letters in any case") << u"UNLESS"_s << QStringList{u"filter"_s} << u"filter"_s;
        QTest::newRow("by group, where nothing else fits")
            << u"messages"_s << QStringList{u"target.send"_s} << u"target.send"_s;
        QTest::newRow("a type of one's own")
            << u"profile.sms.send"_s << QStringList{u"profile.sms.send"_s} << u"profile.sms.send"_s;
        QTest::newRow("nothing") << u"no such thing"_s << QStringList{} << QString();
    }
    void narrows()
    {
        QFETCH(QString, typed);
        QFETCH(QString, best);
        model->setFilter(typed);
        QTEST(types(), "types");
        const int row = model->bestRow();
        QCOMPARE(row < 0 ? QString() : model->index(row).data(PaletteModel::IdRole).toString(), best);
    }

    void startsWithWhatBeginsWithTheWord()
    {
        model->setFilter(u"award t"_s);
        QCOMPARE(model->index(model->bestRow()).data().toString(), u"Award tier points"_s);
        model->setFilter(u"red"_s); // "Redeem benefit" before those that only hold it
        QCOMPARE(model->index(model->bestRow()).data(PaletteModel::IdRole).toString(), u"redeem.benefit"_s);
    }

    void saysWhatEachDoes()
    {
        model->setFilter(u"tier.assign"_s);
        QCOMPARE(model->index(model->bestRow()).data(Qt::AccessibleTextRole).toString(),
                 u"Assign tier, tier.assign. Puts the customer on a tier, whatever points say."_s);
    }

private:
    QStringList types() const { return texts(false, PaletteModel::IdRole); }
    QStringList headings() const { return texts(true, Qt::DisplayRole); }
    QStringList texts(bool heading, int role) const
    {
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row).data(PaletteModel::IsHeadingRole).toBool() == heading)
                texts << model->index(row).data(role).toString();
        }
        return texts;
    }

    std::unique_ptr<PaletteModel> model;
};

} // namespace retort

QTEST_MAIN(retort::PaletteModelTest)
#include "palettemodeltest.moc"
