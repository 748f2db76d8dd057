// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bench/samples/importread.h"

#include <QAbstractTableModel>

namespace retort {

/// The events that were found, each to be taken or not.
class ImportModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { EventColumn, PlaceColumn, WhyColumn };
    /// As many are taken at once: samples are looked at one by one.
    static constexpr int most = 500;

    explicit ImportModel(QObject* parent = nullptr);

    /// `names` are those of the texts. All are taken that are not there yet, up to the most.
    void show(std::vector<ImportRead::Found> events, QStringList names);
    const ImportRead::Found* at(int row) const; ///< nullptr where there is none.
    std::vector<const compose::ImportedEvent*> taken() const;
    int takenCount() const { return m_takenCount; }
    void takeAll(bool take);

    /// Takes it for another event: one of its guesses.
    void setEvent(int row, const std::string& event, const Catalogue& catalogue);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// How it was told, with what else is to know: that it is there already.
    QString whyOf(int row) const;

Q_SIGNALS:
    void takenChanged();

private:
    QString placeOf(const ImportRead::Found& found) const;

    std::vector<ImportRead::Found> m_events;
    std::vector<bool> m_taken;
    int m_takenCount = 0;
    QStringList m_names;
};

} // namespace retort
