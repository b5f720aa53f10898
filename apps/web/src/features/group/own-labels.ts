type Labels = Readonly<Record<string, string>>

/** The labels of a series that its group does not have anyway. The gateway adds an empty `instance` to every series. */
export const ownLabels = (series: Labels, group: Labels): readonly (readonly [string, string])[] =>
  Object.entries(series).filter(([name, value]) => {
    if (Object.hasOwn(group, name)) return group[name] !== value
    return !(name === 'instance' && value === '')
  })
