import { View } from '@tarojs/components';
import { useState } from 'react';
import { Card } from '../../components/card.tsx';
import { Chips } from '../../components/choices.tsx';
import { meaning } from '../../platform/meaning.ts';
import {
  BUYERS,
  MAIN_PLACES,
  type Marketplace,
  MONTHS,
  OTHER_PLACES,
  placeName,
  QUESTIONS,
  ROLES,
  SETTLEMENTS,
  words,
} from './messages.ts';
import type { useHome } from './use-home.ts';

/** Three questions on one card, answered by touching; no field, no log-in. */
export function SelfCheck({ page: { answers, answer } }: { page: ReturnType<typeof useHome> }) {
  const { role, marketplaces, tradingMonths, settlement } = answers;
  const asked = QUESTIONS[role];
  return (
    <Card title={words.check} aside={<View className="caption">{words.anonymous}</View>}>
      <View className="strong space-2">{words.role}</View>
      <Chips
        label={words.role}
        options={ROLES}
        chosen={role}
        choose={(chosen) => chosen !== role && answer({ role: chosen, marketplaces: [] })}
      />
      <View className="strong space-3">{asked.where}</View>
      {role === 'supplier' ? (
        <Chips
          label={asked.where}
          options={BUYERS}
          chosen={marketplaces[0]}
          choose={(buyer) => answer({ marketplaces: [buyer] })}
        />
      ) : (
        <Places chosen={marketplaces} choose={(chosen) => answer({ marketplaces: chosen })} />
      )}
      <View className="strong space-3">{asked.howLong}</View>
      <Chips
        label={asked.howLong}
        options={MONTHS}
        chosen={tradingMonths}
        choose={(months) => answer({ tradingMonths: months })}
      />
      <View className="strong space-3">{asked.who}</View>
      <Chips
        label={asked.who}
        options={SETTLEMENTS}
        chosen={settlement}
        choose={(holder) => answer({ settlement: holder })}
      />
    </Card>
  );
}

type PlacesProps = { chosen: readonly Marketplace[]; choose: (chosen: readonly Marketplace[]) => void };

/** A seller may sell in many places; those few know are one tap away. */
function Places({ chosen, choose }: PlacesProps) {
  const [others, setOthers] = useState(chosen.some((place) => OTHER_PLACES.includes(place)));
  const toggle = (place: Marketplace) =>
    choose(chosen.includes(place) ? chosen.filter((other) => other !== place) : [...chosen, place]);
  return (
    <>
      <View className="chips">
        {MAIN_PLACES.map((place) => (
          <PlaceChip key={place} place={place} on={chosen.includes(place)} toggle={toggle} />
        ))}
        <View
          className={`chip${others ? ' is-on' : ''}`}
          onClick={() => setOthers(!others)}
          {...meaning({ role: 'checkbox', checked: others })}
        >
          其他平台
        </View>
      </View>
      {others && (
        <>
          <View className="caption space-2">{words.more}</View>
          <View className="chips">
            {OTHER_PLACES.map((place) => (
              <PlaceChip key={place} place={place} on={chosen.includes(place)} toggle={toggle} />
            ))}
          </View>
        </>
      )}
    </>
  );
}

type PlaceChipProps = { place: Marketplace; on: boolean; toggle: (place: Marketplace) => void };

const PlaceChip = ({ place, on, toggle }: PlaceChipProps) => (
  <View
    className={`chip${on ? ' is-on' : ''}`}
    onClick={() => toggle(place)}
    {...meaning({ role: 'checkbox', checked: on })}
  >
    {placeName(place)}
  </View>
);
