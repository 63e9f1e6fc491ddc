// Words of the page in Chinese, and in English for every other language.

const chinese = {
  search: "搜索名称或编号", live: "实时", connecting: "连接中", lost: "连接中断", dataTime: "数据时间", noData: "暂无数据",
  status: "状态", properties: "属性", name: "名称", id: "编号", kind: "类型", time: "时间", quality: "数据质量",
  position: "位置", heading: "朝向", level: "楼层", noStatus: "暂无状态", nothingFound: "没有结果", close: "关闭",
  failed: "无法加载视图", views: "视图", styles: "样式", day: "日间", night: "夜间", stale: "数据已过时",
  ok: "正常", warning: "预警", alarm: "报警", offline: "离线", good: "良好", uncertain: "存疑", bad: "不可用",
  true: "是", false: "否", fill: "占用", battery: "电量", online: "在线", armed: "布防", load: "负荷", speed: "速度",
  temperature: "温度", humidity: "湿度", message: "信息", note: "备注",
};

const english = {
  search: "Search by name or id", live: "Live", connecting: "Connecting", lost: "Connection lost", dataTime: "Data of",
  noData: "no data yet", status: "Status", properties: "Properties", name: "Name", id: "Id", kind: "Kind", time: "Time",
  quality: "Quality", position: "Position", heading: "Heading", level: "Level", noStatus: "No status yet",
  nothingFound: "Nothing found", close: "Close", failed: "The view cannot be loaded", views: "Views", styles: "Styles",
  day: "Day", night: "Night", stale: "Data is old", ok: "OK", warning: "Warning", alarm: "Alarm", offline: "Offline",
  good: "good", uncertain: "uncertain", bad: "bad", true: "yes", false: "no",
};

const isChinese = (navigator.language || "zh").toLowerCase().startsWith("zh");
const words = isChinese ? chinese : english;

/** The word for a key; the key itself where there is none. */
export const word = (key) => (Object.hasOwn(words, key) ? words[key] : key);

/** The page's language, as BCP 47 has it. */
export const language = isChinese ? "zh-CN" : "en";

/** A time for people: the clock alone for today, else with the date. */
export function clock(seconds) {
  if (!(seconds > 0)) return word("noData");
  const then = new Date(seconds * 1000);
  const options = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false };
  if (then.toDateString() !== new Date().toDateString()) Object.assign(options, { year: "numeric", month: "2-digit", day: "2-digit" });
  return new Intl.DateTimeFormat(language, options).format(then);
}
